using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Gateway.Wires.Completions;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>The whole JSON answer of a server that was asked for a stream and gives none, as the chunks that were asked for.</summary>
internal static class JsonReplay
{
    /// <summary>As much is read; more is no answer.</summary>
    public const int Longest = 16 * 1024 * 1024;

    /// <summary>Writes the answer and notes what it says; an error when it is none, with nothing written.</summary>
    public static GatewayError? Write(ProviderCall call, CallMeter meter, ReadOnlySpan<byte> body, IBufferWriter<byte> output)
    {
        var answer = new AnswerScanner(streamed: false, meter.Written);
        answer.Push(body);
        if (answer.IsFailure)
        {
            return OpenAiErrors.ReadInside(body.ToArray(), call.Route.ApiKey);
        }

        if (!answer.IsWhole)
        {
            return UpstreamErrors.Broken;
        }

        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            if (!answer.HasChoice || document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return UpstreamErrors.Garbled;
            }

            Write(call, document.RootElement, output);
        }
        catch (JsonException)
        {
            return UpstreamErrors.Garbled;
        }

        (meter.Said, meter.IsFinal, meter.ServiceTier) = (answer.Usage, answer.Usage.IsKnown, answer.ServiceTier);
        return null;
    }

    private static void Write(ProviderCall call, JsonElement answer, IBufferWriter<byte> output)
    {
        if (call.Wire == TextCompletions.Instance)
        {
            // A piece of a completion has the form of a whole one.
            output.Write("data: "u8);
            output.Write(WireJson.Compacted(answer).Span);
            output.Write("\n\n"u8);
            return;
        }

        using var chunks = new ReplayedChunks(answer, output);
        chunks.Write(call.IncludeUsage);
    }
}
