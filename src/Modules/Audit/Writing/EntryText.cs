using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maru.Chain;
using Maru.Contracts.Audit;
using Maru.Kernel;
using Maru.Modules.Audit.Masking;
using Maru.Platform.Auditing;
using Maru.Platform.Json;
using Maru.Platform.Secrets.Masking;

namespace Maru.Modules.Audit.Writing;

/// <summary>Turns a use case's entry into a row without a place in the chain: masked, cut, as text.</summary>
internal static class EntryText
{
    private const int LongestName = 100;
    private const int LongestLine = 500;
    private const int LongestState = 32 * 1024;

    private static readonly StateMask Mask = new(SecretMask.Mask);

    // People read this text, so Korean is not escaped. It is never put into HTML.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static ChainRow Draft(AuditEntry entry, AuditOrigin origin) => new()
    {
        ActorType = WireName<ActorType>.Of(entry.ActorType ?? origin.ActorType),
        ActorId = Mask.Line(entry.ActorId ?? origin.ActorId, LongestName),
        Action = Mask.Line(entry.Action, LongestName)!,
        Resource = Mask.Line(entry.Resource, LongestName)!,
        ResourceId = Mask.Line(entry.ResourceId, LongestLine),
        StatusCode = entry.StatusCode,
        Reason = Mask.Line(entry.Reason, LongestLine),
        Changes = Text(StateDiff.Of(Node(entry.Before), Node(entry.After), Mask)),
        Details = Text(Mask.Copy(Node(entry.Details))),
        RequestId = origin.RequestId,
        TraceId = origin.TraceId,
        Ip = Mask.Line(origin.Ip, LongestName),
        UserAgent = Mask.Line(origin.UserAgent, LongestLine),
        Method = Mask.Line(origin.Method, LongestName),
        Path = Mask.Line(origin.Path, LongestLine),
        RequestBody = Body(origin.RequestBody),
        ResponseSummary = Mask.Line(entry.ResponseSummary, LongestLine),
        DurationMs = origin.Elapsed is { } elapsed ? (int)Math.Min(int.MaxValue, elapsed.TotalMilliseconds) : null,
    };

    private static JsonNode? Node(object? state) =>
        state is null ? null : JsonSerializer.SerializeToNode(state, state.GetType(), MaruJson.Options);

    private static string? Body(string? json)
    {
        try
        {
            return json is null ? null : Text(Mask.Copy(JsonNode.Parse(json, documentOptions: Strict)));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // For example duplicate names or half a surrogate pair: the endpoint refused it too, and text that cannot be parsed cannot be
            // masked.
            return null;
        }
    }

    private static string? Text(JsonNode? node)
    {
        var text = node?.ToJsonString(Readable);
        return text?.Length > LongestState ? $"{{\"left_out\":{text.Length}}}" : text;
    }
}
