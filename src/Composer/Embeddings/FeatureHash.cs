using System.Text;
using Maru.Composer.Language;

namespace Maru.Composer.Embeddings;

/// <summary>
/// Signed feature hashing of words and of the character runs within them (trigrams; pairs for Hangul), scaled to length 1. Texts that
/// share words or parts of words are close together; other similarity of meaning is not recognised. Thread safe.
/// </summary>
internal static class FeatureHash
{
    private const float WordWeight = 1f;
    private const float RunWeight = 0.4f;
    private const float GrammarWeight = 0.15f;

    public static float[] OfText(string text, int dimensions)
    {
        var features = new Dictionary<ulong, float>();
        foreach (var word in KeyPhrases.BareWords(text.Normalize(NormalizationForm.FormKC)))
        {
            var weight = Words.IsEmpty(word) ? GrammarWeight : WordWeight;
            Add(features, Hash(word, 'w'), weight);
            var run = word.Any(Hangul.IsSyllable) ? 2 : 3;
            var framed = run == 2 ? word : $"<{word}>";
            for (var i = 0; i + run <= framed.Length; i++)
            {
                Add(features, Hash(framed.AsSpan(i, run), 'r'), weight * RunWeight);
            }
        }

        return Fold(features, dimensions, Hash(text, 't'));
    }

    public static float[] OfTokens(IReadOnlyList<int> tokens, int dimensions)
    {
        var features = new Dictionary<ulong, float>();
        for (var i = 0; i < tokens.Count; i++)
        {
            Add(features, Dice.Mix((ulong)tokens[i] + 1), WordWeight);
            if (i > 0)
            {
                Add(features, Dice.Mix(((ulong)tokens[i - 1] << 32) | (uint)tokens[i]), RunWeight);
            }
        }

        return Fold(features, dimensions, 0);
    }

    private static void Add(Dictionary<ulong, float> features, ulong feature, float weight) =>
        features[feature] = features.GetValueOrDefault(feature) + weight;

    // A word that occurs ten times is not ten times as important, therefore the root.
    private static float[] Fold(Dictionary<ulong, float> features, int dimensions, ulong spare)
    {
        var vector = new float[dimensions];
        foreach (var (feature, weight) in features)
        {
            vector[(int)(feature % (ulong)dimensions)] += (feature >> 63) == 0 ? MathF.Sqrt(weight) : -MathF.Sqrt(weight);
        }

        var length = MathF.Sqrt(vector.Sum(x => x * x));
        if (length < 1e-6f)
        {
            Array.Clear(vector);
            vector[(int)(spare % (ulong)dimensions)] = 1;
            return vector;
        }

        for (var i = 0; i < dimensions; i++)
        {
            vector[i] /= length;
        }

        return vector;
    }

    private static ulong Hash(ReadOnlySpan<char> text, char kind)
    {
        var hash = 14695981039346656037UL ^ kind;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return Dice.Mix(hash);
    }
}
