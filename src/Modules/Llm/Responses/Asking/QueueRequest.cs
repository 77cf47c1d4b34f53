using System.Buffers;
using System.Text.Json;
using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Gateway.Wires.Responses;
using Maru.Modules.Llm.Responses.Background;

namespace Maru.Modules.Llm.Responses.Asking;

/// <summary>Takes a request for a response in the background, and answers with the response as it waits.</summary>
internal sealed class QueueRequest(QueueResponse queue, ResponseSettings settings, TimeProvider clock)
{
    private readonly ModelNames _names = new();

    public async Task<GatewayError?> RunAsync(
        ClientKey key, AskedResponse asked, ExpandedRequest request, IGatewayReply reply, CancellationToken ct)
    {
        var error = asked.Streams ? ResponseRefusals.NoStreamInBackground
            : asked.Forbids ? ResponseRefusals.NotKeptInBackground
            : RequestReader.Read(request.Body.Span, Door.Responses, _names, out _);
        if (error is not null)
        {
            return error;
        }

        var now = clock.GetUtcNow();
        var id = $"resp_{Guid.CreateVersion7(now):N}";
        var model = asked.Root.Text("model")!;
        var queued = new StoredResponse(
            id, key.OwnerId, key.Id, asked.PreviousId, model, ResponseStatus.Queued, now, now + settings.Retention, request.Input.Value,
            Queued(id, model, now, asked.Root))
        { Background = true };
        error = await queue.RunAsync(queued, request.Body, ct);
        if (error is not null)
        {
            return error;
        }

        reply.Start(200, "application/json", queued.Response.Length);
        reply.Body.Write(queued.Response.Span);
        await reply.Body.FlushAsync(ct);
        return null;
    }

    private static ReadOnlyMemory<byte> Queued(string id, string model, DateTimeOffset now, JsonElement asked)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, WireJson.Compact))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("object", "response");
            json.WriteNumber("created_at", now.ToUnixTimeSeconds());
            json.WriteString("status", WireName<ResponseStatus>.Of(ResponseStatus.Queued));
            json.WriteBoolean("background", true);
            json.WriteNull("error");
            json.WriteNull("incomplete_details");
            json.WriteString("model", model);
            json.WriteStartArray("output");
            json.WriteEndArray();
            json.WriteNull("usage");
            ResponsesEcho.Write(json, asked, stores: true);
            json.WriteEndObject();
        }

        return output.WrittenMemory;
    }
}
