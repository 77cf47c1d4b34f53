namespace Maru.LlmSimulator.Faults;

/// <summary>What is to happen to one request, gathered from its model name, its x-sim-fault header and the script.</summary>
internal sealed record Plan
{
    public const int MaxChunks = 100_000;
    public const int MaxSize = 64 * 1024 * 1024;

    /// <summary>The model's name without directives.</summary>
    public string Model { get; init; } = "";

    public FaultKind Fault { get; init; }

    public int Status { get; init; }

    /// <summary>How many requests fail before StatusThenOk lets them through.</summary>
    public int Failures { get; init; } = 1;

    /// <summary>Pause before the first byte.</summary>
    public TimeSpan Delay { get; init; }

    public int? Chunks { get; init; }

    /// <summary>From one stream chunk to the next; the rate is kept although timers are late.</summary>
    public TimeSpan Gap { get; init; }

    public int? Size { get; init; }

    public int? RetryAfterSeconds { get; init; }

    public ScriptRule? Rule { get; init; }

    /// <summary>A directive nobody knows: answered with 400 so that a typing error in a test is seen.</summary>
    public string? Unknown { get; init; }
}
