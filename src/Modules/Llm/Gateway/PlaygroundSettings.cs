using Maru.Platform.Settings;

namespace Maru.Modules.Llm.Gateway;

/// <summary>Section <c>Llm:Playground</c>: what one signed-in person may do without a client key.</summary>
internal sealed class PlaygroundSettings : ISettings
{
    /// <summary>Requests begun in a minute.</summary>
    [Between(1, 100_000)]
    public int RequestsPerMinute { get; init; } = 60;

    /// <summary>Millionths of a US dollar in a calendar month, UTC; none means no ceiling.</summary>
    [Between(0, 1_000_000_000_000_000)]
    public long? CostPerMonthMicros { get; init; }
}
