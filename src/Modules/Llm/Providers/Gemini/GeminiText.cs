using System.Text.Json;
using Maru.Modules.Llm.Calls.Measuring;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>What a model wrote in the parts of an answer: visible text, shown thoughts, calls with their arguments.</summary>
internal static class GeminiText
{
    public static void Note(GeminiAnswer answer, WrittenText written)
    {
        foreach (var part in answer.Parts)
        {
            Note(part, written);
        }
    }

    public static void Note(JsonElement part, WrittenText written)
    {
        var call = GeminiAnswer.CallOf(part);
        if (call.IsSet())
        {
            written.Add(call.Text("name"));
            if (call.Field("args") is { ValueKind: JsonValueKind.Object } args)
            {
                written.Add(WireJson.Compacted(args).Span);
            }
        }
        else
        {
            written.Add(part.Text("text"));
        }

        written.EndChunk();
    }
}
