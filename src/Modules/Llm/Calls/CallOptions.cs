namespace Maru.Modules.Llm.Calls;

/// <summary>Section <c>Llm:Calls</c>.</summary>
internal sealed class CallOptions
{
    public const string Section = "Llm:Calls";

    /// <summary>Whether prompts and answers are kept, sealed. Off unless the operator says so.</summary>
    public bool StoreContent { get; set; }

    /// <summary>Days a call is kept; the days' totals stay.</summary>
    public int RetentionDays { get; set; } = 180;

    /// <summary>Calls that wait in memory while the database is away; more are counted and dropped.</summary>
    public int Capacity { get; set; } = 65_536;
}
