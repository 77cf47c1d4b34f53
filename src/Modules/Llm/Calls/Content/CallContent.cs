using System.Text;
using System.Text.Json;
using Maru.Platform.Json;

namespace Maru.Modules.Llm.Calls.Content;

/// <summary>What was asked and answered, cut to <see cref="CallRecord.ContentLimit"/> bytes together.</summary>
/// <param name="Request">The client's JSON.</param>
/// <param name="Response">The answer as it went out.</param>
/// <param name="Cut">Whether something is missing.</param>
internal sealed record CallContent(string Request, string Response, bool Cut)
{
    /// <summary>Copies, since the request's buffers go back to their pool.</summary>
    public static CallContent Copy(ReadOnlySpan<byte> request, ReadOnlySpan<byte> response)
    {
        const int Half = CallRecord.ContentLimit / 2;
        var forRequest = Math.Min(request.Length, Math.Max(Half, CallRecord.ContentLimit - response.Length));
        var forResponse = Math.Min(response.Length, CallRecord.ContentLimit - forRequest);
        return new CallContent(
            Encoding.UTF8.GetString(request[..forRequest]), Encoding.UTF8.GetString(response[..forResponse]),
            forRequest < request.Length || forResponse < response.Length);
    }

    /// <summary>The place of a call's content, for its seal.</summary>
    public static string PlaceOf(string callId) => $"llm_call.content.{callId}";

    public static CallContent Parse(string json) => JsonSerializer.Deserialize<CallContent>(json, MaruJson.Options)!;

    public string ToJson() => JsonSerializer.Serialize(this, MaruJson.Options);

    // A record would print the prompt; no log may.
    public override string ToString() => Cut ? "content (cut)" : "content";
}
