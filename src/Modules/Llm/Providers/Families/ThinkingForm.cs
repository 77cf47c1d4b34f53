namespace Maru.Modules.Llm.Providers.Families;

/// <summary>How a model is told how long it may think.</summary>
internal enum ThinkingForm
{
    Budget,
    Level,

    /// <summary>They decide themselves, by an effort that is named.</summary>
    Adaptive,

    /// <summary>They do not think.</summary>
    None,
}
