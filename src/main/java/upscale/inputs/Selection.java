package upscale.inputs;

import java.util.List;

/**
 * What words on a command line came to.
 *
 * @param inputs in the order in which they are done; no file is twice among them
 * @param others what is done by other runs, and so is never replaced by this one
 * @param remarks what the user should know, one line each
 * @param details what was left out of which folder or pattern, one line each
 */
public record Selection(List<Input> inputs, List<Input> others, List<String> remarks, List<String> details) {
    public Selection {
        inputs = List.copyOf(inputs);
        others = List.copyOf(others);
        remarks = List.copyOf(remarks);
        details = List.copyOf(details);
    }
}
