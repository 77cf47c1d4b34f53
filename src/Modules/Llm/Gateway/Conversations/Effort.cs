namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>How long a model is to think.</summary>
internal enum Effort
{
    None,
    Minimal,
    Low,
    Medium,
    High,
    XHigh,
    Max,
}
