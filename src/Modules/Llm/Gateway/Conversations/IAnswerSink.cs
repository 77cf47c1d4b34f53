using Maru.Modules.Llm.Calls;

namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>
/// Where a provider's answer goes, whatever wire it leaves by: parts strictly one after the other, one open at a time, then the usage and
/// the end. Nothing is on its way before the caller flushes. One answer, one thread at a time.
/// </summary>
internal interface IAnswerSink
{
    /// <summary>The answer begins.</summary>
    /// <param name="model">The model as the provider names it.</param>
    void Begin(string model);

    void Open(in PartHead part);

    /// <summary>More of the open part: text, the JSON of a call's arguments as the inside of a string, a picture's base64.</summary>
    /// <param name="content">The inside of a JSON string, with whole escapes only.</param>
    /// <param name="probabilities">What the vendor said of its tokens, as OpenAI's <c>logprobs</c> object; empty for nothing.</param>
    void Append(ReadOnlySpan<byte> content, ReadOnlySpan<byte> probabilities = default);

    /// <summary>The open part comes with something its vendor wants back.</summary>
    void Sealed(Seal seal);

    void Close();

    /// <summary>The tokens so far; the last word counts.</summary>
    void Usage(in TokenUsage usage);

    /// <summary>Nothing is missing.</summary>
    void End(StopReason why);

    /// <summary>The answer broke off after it had begun.</summary>
    /// <returns>Whether the client is told so well that the connection may end cleanly; else it must break.</returns>
    bool Fail(GatewayError error);

    /// <summary>The provider of a stream is silent: the client, and all on the way to it, must hear something.</summary>
    void Idle();
}
