using System.Text.Json;

namespace Maru.Composer.Embeddings;

/// <summary>One input: a text, or tokens that the client made itself.</summary>
/// <param name="Text">The text; null when it came as tokens.</param>
/// <param name="Ids">The tokens; empty for a text.</param>
public sealed record EmbeddingInput(string? Text, IReadOnlyList<int> Ids)
{
    private const int MostInputs = 2048;
    private const int MostTokens = 8192;
    private const string Shape = "'input' must be a string, an array of strings, an array of tokens or an array of token arrays.";

    /// <summary>How many tokens it has.</summary>
    public int Tokens { get; } = Text is null ? Ids.Count : ComposerTokens.Count(Text);

    /// <summary>Its vector, of length 1; the same input always has the same.</summary>
    /// <param name="dimensions">How many numbers.</param>
    public float[] Vector(int dimensions) =>
        Text is null ? FeatureHash.OfTokens(Ids, dimensions) : FeatureHash.OfText(Text, dimensions);

    /// <summary>All inputs of a request; empty if there is a fault, which the fields then contain.</summary>
    /// <param name="fields">The request.</param>
    public static IReadOnlyList<EmbeddingInput> Read(ComposerRequest fields)
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

    private static EmbeddingInput? One(ComposerRequest fields, JsonElement item)
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
