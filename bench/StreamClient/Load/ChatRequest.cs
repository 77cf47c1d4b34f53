using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maru.StreamClient.Load;

/// <summary>The request of the plain load, asked for as a stream.</summary>
internal static class ChatRequest
{
    public static byte[] Streaming(string json, string model)
    {
        var request = JsonNode.Parse(json)!.AsObject();
        request["model"] = model;
        request["stream"] = true;
        return JsonSerializer.SerializeToUtf8Bytes(request);
    }
}
