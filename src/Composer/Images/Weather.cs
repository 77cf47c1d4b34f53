using System.Numerics;

namespace Maru.Composer.Images;

/// <summary>What falls or floats in front of the hills.</summary>
internal sealed class Weather(Canvas canvas, Palette palette, Dice dice)
{
    public void Fall(Mood mood)
    {
        switch (mood)
        {
            case Mood.Rain:
                Rain();
                break;
            case Mood.Snow:
                Drift(260, Vector3.One, 0.0012f, 0.0055f, 0.85f);
                break;
            case Mood.Spring:
                Drift(90, new(0.99f, 0.86f, 0.9f), 0.002f, 0.008f, 0.8f);
                break;
            case Mood.Autumn:
                Drift(60, new(0.93f, 0.62f, 0.28f), 0.002f, 0.006f, 0.75f);
                break;
            case Mood.Night or Mood.Forest:
                Fireflies();
                break;
        }
    }

    private void Rain()
    {
        for (var i = 0; i < 420; i++)
        {
            var length = canvas.Unit * dice.Between(0.02f, 0.06f);
            var strength = dice.Between(0.06f, 0.24f);
            float x = canvas.Width * dice.Between(-0.05f, 1.05f), y = canvas.Height * dice.Between(-0.05f, 1);
            for (var step = 0f; step < length; step++)
            {
                var fade = strength * MathF.Sin(MathF.PI * step / length);
                var along = x - (step * 0.16f);
                var left = (int)MathF.Floor(along);
                canvas.Blend(left, (int)(y + step), palette.Light, fade * (1 - (along - left)));
                canvas.Blend(left + 1, (int)(y + step), palette.Light, fade * (along - left));
            }
        }
    }

    private void Drift(int count, Vector3 colour, float least, float most, float opacity)
    {
        for (var i = 0; i < count; i++)
        {
            var size = canvas.Unit * (least + ((most - least) * MathF.Pow(dice.Unit(), 3)));
            canvas.Disc(
                canvas.Width * dice.Unit(), canvas.Height * dice.Unit(), size, colour, opacity * dice.Between(0.4f, 1), 1 + (size * 0.9f));
        }
    }

    private void Fireflies()
    {
        for (var i = 0; i < 16; i++)
        {
            float x = canvas.Width * dice.Unit(), y = canvas.Height * dice.Between(0.66f, 0.97f);
            canvas.Glow(x, y, canvas.Unit * 0.018f, new(1, 0.93f, 0.62f), 0.5f);
            canvas.Disc(x, y, canvas.Unit * 0.0016f, new(1, 0.97f, 0.8f), 0.85f, 1.5f);
        }
    }
}
