using Modelc.Artifacts;

namespace Modelc.Apply.Observe;

/// <summary>What a step goes by in the memory of a host: the same folder and the same words are the same step, whatever they do.</summary>
public readonly record struct StepKey(string Folder, string Words)
{
    public static StepKey Of(Step step) => new(step.Folder, string.Join(' ', step.Activate));

    public static StepKey Parse(string text)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        return bar < 0 ? new(text, "") : new(text[..bar], text[(bar + 1)..]);
    }

    public override string ToString() => $"{Folder}|{Words}";
}
