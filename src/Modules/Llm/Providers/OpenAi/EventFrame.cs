namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>What one server-sent event of a chat stream is to the gateway.</summary>
internal enum EventFrame
{
    /// <summary>Passed on unread.</summary>
    Plain,

    /// <summary>Carries a finish_reason.</summary>
    Finish,

    /// <summary>The extra chunk with empty choices that carries the usage.</summary>
    Usage,

    /// <summary>The provider's error, in-band.</summary>
    Error,

    /// <summary><c>[DONE]</c>.</summary>
    Done,
}
