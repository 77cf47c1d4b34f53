namespace Maru.Modules.Llm.Calls;

/// <summary>Where a call's token counts come from.</summary>
internal enum UsageSource
{
    /// <summary>The provider said so.</summary>
    Known,

    /// <summary>Counted here, because the provider said nothing.</summary>
    Estimated,

    /// <summary>Nobody knows; the counts are null.</summary>
    Unknown,
}
