using System.Text.Json;

namespace Maru.Modules.Llm.Providers.Builtin.Embeddings;

/// <summary>One input: a text, or tokens a client cut itself.</summary>
internal sealed record EmbeddingInput(string? Text, IReadOnlyList<int> Ids)
{
    private const int MostInputs = 2048;
    private const int MostTokens = 8192;
    private const string Shape = "'input' must be a string, an array of strings, an array of tokens or an array of token arrays.";

    public int Tokens { get; } = Text is null ? Ids.Count : BuiltinTokens.Count(Text);

    public float[] Vector(int dimensions) =>
        Text is null ? FeatureHash.OfTokens(Ids, dimensions) : FeatureHash.OfText(Text, dimensions);

    public static IReadOnlyList<EmbeddingInput> Read(RequestFields fields)
    {
        if (!fields.TryFind("input", out var input))
        {
            fields.Refuse("missing_required_parameter", "'input' is required. " + Shape, "input");
            return [];
        }

        var many = input.ValueKind == JsonValueKind.Array && input.GetArrayLength() > 0 && input[0].ValueKind != JsonValueKind.Number;
        if (many && input.GetArrayLength() > MostInputs)
        {
            fields.Refuse("array_above_max_length", $"'input' may hold at most {MostInputs} entries.", "input");
            return [];
        }

        var found = new List<EmbeddingInput>();
        foreach (var item in many ? input.EnumerateArray().ToArray() : [input])
        {
            if (One(fields, item) is { } one)
            {
                if (one.Tokens > MostTokens)
                {
                    fields.Refuse(
                        "context_length_exceeded", $"An input may hold at most {MostTokens} tokens; send a long text in parts.", "input");
                    return [];
                }

                found.Add(one);
                continue;
            }

            fields.Refuse("invalid_value", Shape + " None may be empty.", "input");
            return [];
        }

        return found;
    }

    private static EmbeddingInput? One(RequestFields fields, JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.String)
        {
            var text = fields.TextOf(item);
            return text.Length == 0 ? null : new(text, []);
        }

        if (item.ValueKind != JsonValueKind.Array || item.GetArrayLength() == 0)
        {
            return null;
        }

        var ids = new List<int>(item.GetArrayLength());
        foreach (var token in item.EnumerateArray())
        {
            if (token.ValueKind != JsonValueKind.Number || !token.TryGetInt32(out var id) || id < 0)
            {
                return null;
            }

            ids.Add(id);
        }

        return new(null, ids);
    }
}
