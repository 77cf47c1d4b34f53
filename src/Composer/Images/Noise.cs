namespace Maru.Composer.Images;

/// <summary>Smooth noise of several octaves, 0 to 1. Thread safe.</summary>
internal sealed class Noise(ulong seed)
{
    private readonly uint _seed = (uint)(seed ^ (seed >> 32));

    public float Along(float x, int octaves, float roughness = 0.5f) => Over(x, 0.5f, octaves, roughness);

    public float Over(float x, float y, int octaves, float roughness = 0.5f)
    {
        float sum = 0, weight = 0, scale = 1;
        for (var i = 0; i < octaves; i++)
        {
            sum += scale * Octave(x, y, (uint)i);
            weight += scale;
            scale *= roughness;
            x *= 2;
            y *= 2;
        }

        return sum / weight;
    }

    private float Octave(float x, float y, uint octave)
    {
        int left = (int)MathF.Floor(x), top = (int)MathF.Floor(y);
        float tx = Canvas.Smooth(x - left), ty = Canvas.Smooth(y - top);
        var above = Lerp(Corner(left, top, octave), Corner(left + 1, top, octave), tx);
        var below = Lerp(Corner(left, top + 1, octave), Corner(left + 1, top + 1, octave), tx);
        return Lerp(above, below, ty);
    }

    private float Corner(int x, int y, uint octave)
    {
        var h = _seed + (octave * 0x9E3779B9) + ((uint)x * 0x85EBCA6B) + ((uint)y * 0xC2B2AE35);
        h = (h ^ (h >> 16)) * 0x7FEB352D;
        h = (h ^ (h >> 15)) * 0x846CA68B;
        return ((h ^ (h >> 16)) & 0xFFFFFF) * (1f / 0xFFFFFF);
    }

    private static float Lerp(float a, float b, float t) => a + ((b - a) * t);
}
