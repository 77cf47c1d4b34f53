using System.Numerics;

namespace Maru.Composer.Images;

/// <summary>A picture being painted; colours are 0–1 red, green, blue. One thread at a time.</summary>
/// <param name="width">Pixels.</param>
/// <param name="height">Pixels.</param>
public sealed class Canvas(int width, int height)
{
    private readonly Vector3[] _pixels = new Vector3[width * height];

    /// <summary>Pixels.</summary>
    public int Width => width;

    /// <summary>Pixels.</summary>
    public int Height => height;

    /// <summary>The shorter side; brushes are measured in it, so that every size shows the same picture.</summary>
    internal float Unit => Math.Min(width, height);

    internal Vector3 At(int x, int y) => _pixels[(y * width) + x];

    internal void Set(int x, int y, Vector3 colour) => _pixels[(y * width) + x] = colour;

    internal void Blend(int x, int y, Vector3 colour, float cover)
    {
        if (cover <= 0 || (uint)x >= (uint)width || (uint)y >= (uint)height)
        {
            return;
        }

        ref var pixel = ref _pixels[(y * width) + x];
        pixel = Vector3.Lerp(pixel, colour, Math.Min(cover, 1));
    }

    /// <summary>A disc with a soft edge of one pixel, plus <paramref name="blur"/> pixels.</summary>
    internal void Disc(float cx, float cy, float radius, Vector3 colour, float opacity, float blur = 1)
    {
        var reach = radius + blur;
        for (var y = (int)Math.Max(0, cy - reach); y <= Math.Min(height - 1, cy + reach); y++)
        {
            for (var x = (int)Math.Max(0, cx - reach); x <= Math.Min(width - 1, cx + reach); x++)
            {
                var distance = MathF.Sqrt(((x - cx) * (x - cx)) + ((y - cy) * (y - cy)));
                Blend(x, y, colour, opacity * Smooth((radius + (blur / 2) - distance) / blur));
            }
        }
    }

    /// <summary>Adds light around a point, which falls off with the square of the distance.</summary>
    internal void Glow(float cx, float cy, float reach, Vector3 colour, float strength)
    {
        for (var y = (int)Math.Max(0, cy - reach); y <= Math.Min(height - 1, cy + reach); y++)
        {
            for (var x = (int)Math.Max(0, cx - reach); x <= Math.Min(width - 1, cx + reach); x++)
            {
                var near = 1 - (MathF.Sqrt(((x - cx) * (x - cx)) + ((y - cy) * (y - cy))) / reach);
                if (near > 0)
                {
                    Blend(x, y, colour, strength * near * near);
                }
            }
        }
    }

    /// <summary>One row of bytes for the encoder; a fixed dither pattern of half a step hides the bands of slow gradients.</summary>
    internal void WriteRow(int y, Span<byte> rgb)
    {
        for (var x = 0; x < width; x++)
        {
            var dither = 52.9829189f * Fraction((0.06711056f * x) + (0.00583715f * y));
            var pixel = (_pixels[(y * width) + x] * 255) + new Vector3(Fraction(dither));
            rgb[x * 3] = (byte)Math.Clamp(pixel.X, 0, 255);
            rgb[(x * 3) + 1] = (byte)Math.Clamp(pixel.Y, 0, 255);
            rgb[(x * 3) + 2] = (byte)Math.Clamp(pixel.Z, 0, 255);
        }
    }

    internal static float Smooth(float t)
    {
        t = Math.Clamp(t, 0, 1);
        return t * t * (3 - (2 * t));
    }

    private static float Fraction(float x) => x - MathF.Floor(x);
}
