using Maru.Platform.Settings;

namespace Maru.Modules.Llm.Calls;

/// <summary>Section <c>Llm:Calls</c>: the call log.</summary>
internal sealed class CallSettings : ISettings
{
    /// <summary>Whether prompts and answers are kept, sealed. Off unless the operator says so.</summary>
    public bool StoreContent { get; init; }

    /// <summary>How long a call is kept; the days' totals stay.</summary>
    [Between("1d", "36500d")]
    [RetiredKey("Llm:Calls:RetentionDays", TimeUnit.Days)]
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(180);

    /// <summary>Calls that wait in memory while the database is away; more are counted and dropped.</summary>
    [Between(1_000, 1_000_000)]
    public int Capacity { get; init; } = 65_536;
}
