namespace Maru.Modules.Llm.Providers.Families;

/// <summary>How a model is told how long it may think.</summary>
internal enum ThinkingForm
{
    Budget,
    Level,
}
