namespace Maru.LlmSimulator;

/// <summary>What the simulator does beside its ordinary answers. The first rule that fits a request and is not used up applies.</summary>
public sealed record Script
{
    public static Script Empty { get; } = new();

    public IReadOnlyList<ScriptRule> Rules { get; init; } = [];

    /// <summary>Every request meets this fault, named as in model names: "429", "503retry", "cut", "slow250".</summary>
    public static Script Always(string fault) => new() { Rules = [new ScriptRule { Fault = fault }] };

    /// <summary>The first <paramref name="times"/> requests meet the fault, later ones are answered.</summary>
    public static Script First(int times, string fault) => new() { Rules = [new ScriptRule { Fault = fault, Times = times }] };
}
