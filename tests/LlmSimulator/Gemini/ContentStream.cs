using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Gemini;

/// <summary>With alt=sse events that end in CRLF CRLF and no end mark; without it a JSON array that arrives in pieces.</summary>
internal static class ContentStream
{
    private const string LineEnd = "\r\n";

    public static Answer Make(Exchange x, ContentReply reply)
    {
        var chunks = reply.Chunks().ToList();
        var error = GeminiErrors.Node(503, "The model is overloaded. Please try again later.");
        return x.Http.Request.Query["alt"] == "sse"
            ? new Answer(StatusCodes.Status200OK, "text/event-stream", [.. chunks.Select(c => Wire.Frame(c, LineEnd))])
            {
                IsStream = true,
                InBandError = Wire.Frame(error, LineEnd),
            }
            : new Answer(StatusCodes.Status200OK, "application/json; charset=UTF-8", Pieces(chunks))
            {
                IsStream = true,
                InBandError = Wire.Bytes(error),
            };
    }

    private static List<ReadOnlyMemory<byte>> Pieces(List<JsonObject> chunks)
    {
        var pieces = chunks.Select((chunk, i) => (ReadOnlyMemory<byte>)(byte[])[i == 0 ? (byte)'[' : (byte)',', .. Wire.Bytes(chunk)]).ToList();
        pieces.Add("]"u8.ToArray());
        return pieces;
    }
}
