using System.Text;
using System.Text.Json;
using Maru.Kernel;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>Default parameters of a model: a JSON object whose known fields are in range and whose unknown ones are kept.</summary>
internal static class ModelParameters
{
    public const string None = "{}";

    private const int MostBytes = 16 * 1024;
    private const int MostTokens = 200_000;

    // These make the request what it is; a default for them would answer something nobody asked.
    private static readonly string[] Reserved = ["model", "messages", "input", "prompt", "stream", "stream_options", "n"];

    public static Outcome<string> Parse(JsonElement json)
    {
        try
        {
            return Read(json);
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException)
        {
            // An element finds out that its text is no Unicode only when it is read.
            return LlmFailures.InvalidParameters.Saying("parameters holds text that is not valid Unicode.");
        }
    }

    private static Outcome<string> Read(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Undefined)
        {
            return None;
        }

        if (json.ValueKind != JsonValueKind.Object || Encoding.UTF8.GetByteCount(json.GetRawText()) > MostBytes)
        {
            return LlmFailures.InvalidParameters;
        }

        foreach (var field in json.EnumerateObject())
        {
            if (Fault(field) is { } fault)
            {
                return LlmFailures.InvalidParameters.Saying(fault).At($"parameters.{field.Name}", fault);
            }
        }

        return json.TryGetProperty(LimitName.Old, out _) && json.TryGetProperty(LimitName.New, out _)
            ? LlmFailures.InvalidParameters.Saying($"{LimitName.Old} and {LimitName.New} are two names of one limit. Give one of them.")
            : JsonSerializer.Serialize(json);
    }

    private static string? Fault(JsonProperty field) => field.Name switch
    {
        "temperature" => Within(field.Value, 0, 2) ? null : "temperature is a number from 0 to 2.",
        "top_p" => Within(field.Value, 0, 1) ? null : "top_p is a number from 0 to 1.",
        LimitName.Old or LimitName.New => IsTokenCount(field.Value) ? null : $"{field.Name} is a whole number from 1 to 200000.",
        _ => Reserved.Contains(field.Name) ? $"{field.Name} belongs to the request and cannot have a default." : null,
    };

    private static bool Within(JsonElement value, double least, double most) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most;

    private static bool IsTokenCount(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var tokens) && tokens is >= 1 and <= MostTokens;
}
