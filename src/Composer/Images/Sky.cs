using System.Numerics;

namespace Maru.Composer.Images;

/// <summary>The upper half of a scene.</summary>
internal sealed class Sky(Canvas canvas, Palette palette, Dice dice, float horizon, Vector2 light)
{
    public void Gradient()
    {
        for (var y = 0; y < canvas.Height; y++)
        {
            var colour = Vector3.Lerp(palette.Top, palette.Low, Canvas.Smooth(y / (horizon * 1.02f)));
            for (var x = 0; x < canvas.Width; x++)
            {
                canvas.Set(x, y, colour);
            }
        }
    }

    public void Stars()
    {
        for (var i = 0; i < 170; i++)
        {
            var y = horizon * dice.Unit() * 0.95f;
            var size = canvas.Unit * dice.Between(0.0006f, 0.0019f);
            canvas.Disc(canvas.Width * dice.Unit(), y, size, palette.Light, dice.Between(0.25f, 0.9f) * (1 - (y / horizon * 0.7f)), 1.2f);
        }
    }

    /// <summary>Sun or moon with its halo.</summary>
    public void Body(float strength)
    {
        var radius = canvas.Unit * dice.Between(0.055f, 0.085f);
        canvas.Glow(light.X, light.Y, canvas.Unit * 0.75f, palette.Light, 0.42f * strength);
        canvas.Glow(light.X, light.Y, radius * 3.2f, palette.Light, 0.38f * strength);
        canvas.Disc(light.X, light.Y, radius, palette.Light, 0.96f * strength, strength < 1 ? radius * 0.5f : 1.6f);
    }

    /// <summary>Long thin clouds: noise stretched sideways, denser towards the horizon.</summary>
    public void Clouds(float amount)
    {
        var noise = new Noise(dice.Next());
        var lit = Vector3.Lerp(palette.Low, palette.Light, 0.6f);
        for (var y = 0; y < horizon; y++)
        {
            var band = MathF.Sin(MathF.PI * Math.Clamp(y / horizon, 0, 1));
            for (var x = 0; x < canvas.Width; x++)
            {
                var thick = noise.Over(x / canvas.Unit * 2.2f, y / canvas.Unit * 9f, 4, 0.52f);
                canvas.Blend(x, y, lit, amount * band * Canvas.Smooth((thick - 0.5f) / 0.3f));
            }
        }
    }
}
