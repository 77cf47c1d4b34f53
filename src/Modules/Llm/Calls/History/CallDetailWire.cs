namespace Maru.Modules.Llm.Calls.History;

/// <summary>
/// A call with its content. content is null unless the operator keeps contents; content_unreadable says by code why a kept one cannot
/// be opened, such as a lost encryption key.
/// </summary>
internal sealed record CallDetailWire(CallWire Call, CallDetailWire.ContentWire? Content, string? ContentUnreadable)
{
    public static CallDetailWire Of(CallDetail detail, CallNames names) => new(
        CallWire.Of(detail.Call, names),
        detail.Content is { } content ? new ContentWire(content.Request, content.Response, content.Cut) : null,
        detail.Unreadable);

    /// <summary>The client's JSON and the answer as it went out; cut says whether something is missing.</summary>
    internal sealed record ContentWire(string Request, string Response, bool Cut)
    {
        // A record would print the prompt; no log may.
        public override string ToString() => Cut ? "content (cut)" : "content";
    }
}
