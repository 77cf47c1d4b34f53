namespace Maru.Modules.Llm.Gateway;

/// <summary>Section <c>Llm:Playground</c>: what one signed-in person may do without a client key.</summary>
internal sealed class PlaygroundOptions
{
    /// <summary>Requests begun in a minute.</summary>
    public int RequestsPerMinute { get; set; } = 60;

    /// <summary>Millionths of a US dollar in a calendar month, UTC; null means no ceiling.</summary>
    public long? CostPerMonthMicros { get; set; }
}
