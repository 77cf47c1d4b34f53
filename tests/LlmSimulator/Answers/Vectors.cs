using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Maru.LlmSimulator.Answers;

/// <summary>Unit vectors made from words, so that texts sharing words are near each other, on every machine alike.</summary>
internal static class Vectors
{
    public static float[] Of(string text, int dimensions)
    {
        var vector = new float[dimensions];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty(text))
        {
            AddWord(vector, Seed(word));
        }

        var length = MathF.Sqrt(vector.Sum(v => v * v));
        for (var i = 0; i < vector.Length && length > 0; i++)
        {
            vector[i] /= length;
        }

        return vector;
    }

    /// <summary>Little-endian 32-bit floats, the order every host we run on already has.</summary>
    public static string Base64(float[] vector) => Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector));

    private static void AddWord(float[] vector, ulong state)
    {
        for (var i = 0; i < vector.Length; i++)
        {
            state += 0x9E3779B97F4A7C15UL;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = BitOperations.RotateLeft(mixed, 31) * 0x94D049BB133111EBUL;
            vector[i] += ((mixed >> 40) / (float)(1 << 24)) - 0.5f;
        }
    }

    private static ulong Seed(string word)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(word))
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return hash;
    }
}
