using System.Numerics;

namespace Maru.Composer.Images;

/// <summary>The lower half of a scene: hills, darker the nearer they are, or a surface of water.</summary>
internal sealed class Land(Canvas canvas, Palette palette, Dice dice, float horizon, Vector2 light)
{
    public void Ridges(int layers, bool conifers)
    {
        for (var layer = 0; layer < layers; layer++)
        {
            var depth = (layer + 1f) / layers;
            var top = horizon + ((canvas.Height - horizon) * (depth - (1f / layers)) * 0.8f);
            var height = canvas.Unit * (0.16f - (0.05f * depth));
            var line = RidgeLine(top, height, 1.1f + (0.5f * layer), layer == 0 ? 5 : 3);
            var ground = (float[])line.Clone();
            if (conifers && layer > 0)
            {
                Grow(line, ground, depth);
            }

            Fill(line, ground, Vector3.Lerp(palette.Far, palette.Near, MathF.Pow((float)layer / (layers - 1), 1.15f)), depth);
        }
    }

    public void Water()
    {
        var island = RidgeLine(horizon, canvas.Unit * 0.13f, 1.3f, 5);
        for (var x = 0; x < canvas.Width; x++)
        {
            for (var y = (int)Math.Max(0, island[x]); y < horizon; y++)
            {
                canvas.Blend(x, y, Vector3.Lerp(palette.Far, palette.Low, 0.35f), Math.Min(y + 1 - island[x], 1));
            }
        }

        var ripple = new Noise(dice.Next());
        for (var y = (int)horizon; y < canvas.Height; y++)
        {
            var near = Math.Max(0, (y - horizon) / (canvas.Height - horizon));
            var sea = Vector3.Lerp(Vector3.Lerp(palette.Low, palette.Far, 0.75f), palette.Near, Canvas.Smooth(near * 1.1f));
            var spread = canvas.Unit * (0.05f + (0.13f * near));
            for (var x = 0; x < canvas.Width; x++)
            {
                var wave = ripple.Over(x / canvas.Unit * (16 - (11 * near)), MathF.Pow(near, 0.6f) * 46, 2);
                var colour = Vector3.Lerp(sea, palette.Low, 0.26f * Canvas.Smooth((wave - 0.52f) / 0.3f));
                var glint = MathF.Exp(-MathF.Pow((x - light.X) / spread, 2)) * Canvas.Smooth((wave - 0.36f) / 0.3f);
                canvas.Blend(x, y, Vector3.Lerp(colour, palette.Light, 0.8f * glint * (1 - (0.45f * near))), Math.Min(y + 1 - horizon, 1));
            }
        }
    }

    private float[] RidgeLine(float top, float height, float wavelength, int octaves)
    {
        var noise = new Noise(dice.Next());
        var line = new float[canvas.Width];
        for (var x = 0; x < line.Length; x++)
        {
            line[x] = top + (height * 0.7f) - (height * 1.9f * noise.Along(x / canvas.Unit * wavelength * 2, octaves, 0.42f));
        }

        return line;
    }

    // Each tree is a spire with stepped branches, added to the line of the ridge.
    private void Grow(float[] line, float[] ground, float depth)
    {
        var size = canvas.Unit * (0.02f + (0.075f * depth * depth));
        for (var at = -size; at < canvas.Width + size; at += size * dice.Between(0.16f, 0.85f))
        {
            var tall = size * dice.Between(0.65f, 1.55f);
            var wide = tall * dice.Between(0.2f, 0.27f);
            var foot = ground[Math.Clamp((int)at, 0, ground.Length - 1)];
            for (var x = (int)Math.Max(0, at - wide); x <= Math.Min(line.Length - 1, at + wide); x++)
            {
                var off = Math.Abs(x - at) / wide;
                var bough = 0.045f * MathF.Sin(off * 26);
                line[x] = Math.Min(line[x], foot + (size * 0.1f) - (tall * (1 - MathF.Pow(off, 0.8f) + bough)));
            }
        }
    }

    private void Fill(float[] line, float[] ground, Vector3 colour, float depth)
    {
        var mist = Vector3.Lerp(palette.Low, palette.Far, 0.3f);
        for (var x = 0; x < canvas.Width; x++)
        {
            var warmth = 0.2f * (1 - depth) * MathF.Exp(-MathF.Pow((x - light.X) / (canvas.Unit * 0.4f), 2));
            var lit = Vector3.Lerp(colour, palette.Light, warmth);
            for (var y = (int)Math.Max(0, line[x]); y < canvas.Height; y++)
            {
                var below = (y - ground[x]) / (canvas.Unit * 0.24f);
                var haze = 0.5f * (1 - (0.8f * depth)) * Canvas.Smooth(below);
                canvas.Blend(x, y, Vector3.Lerp(lit, mist, haze), Math.Min(y + 1 - line[x], 1));
            }
        }
    }
}
