namespace Maru.Modules.Llm.Responses.Asking;

/// <summary>A request with all that it refers to.</summary>
/// <param name="Body">What is to be answered.</param>
/// <param name="Input">JSON array of the request's own items, each with an id; made for who keeps it, while the request is open.</param>
internal sealed record ExpandedRequest(ReadOnlyMemory<byte> Body, Lazy<ReadOnlyMemory<byte>> Input)
{
    // A record would print the conversation; no log may.
    public override string ToString() => "request";
}
