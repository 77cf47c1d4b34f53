using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maru.StreamClient.Load;

/// <summary>The request of the plain load, for a model and perhaps asked for as a stream.</summary>
internal static class ChatRequest
{
    public static byte[] Of(string json, string model, bool stream)
    {
        var request = JsonNode.Parse(json)!.AsObject();
        request["model"] = model;
        request["stream"] = stream;
        return JsonSerializer.SerializeToUtf8Bytes(request);
    }
}
