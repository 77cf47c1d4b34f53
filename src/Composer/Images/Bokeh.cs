using System.Numerics;

namespace Maru.Composer.Images;

/// <summary>An indoor mood: lamps out of focus before a warm wall, over a table's edge.</summary>
internal sealed class Bokeh(Canvas canvas, Palette palette, Dice dice)
{
    public void Lamps()
    {
        for (var i = 0; i < 46; i++)
        {
            var size = canvas.Unit * (0.014f + (0.085f * MathF.Pow(dice.Unit(), 1.8f)));
            float x = canvas.Width * dice.Unit(), y = canvas.Height * dice.Between(0.02f, 0.68f);
            var colour = Vector3.Lerp(palette.Light, palette.Far, dice.Between(0, 0.85f));
            canvas.Disc(x, y, size, colour, dice.Between(0.08f, 0.3f), 2 + (size * 0.12f));
            canvas.Disc(x, y, size * 0.92f, colour, 0.07f, 2);
        }

        canvas.Glow(canvas.Width * dice.Between(0.2f, 0.8f), canvas.Height * 0.3f, canvas.Unit * 0.8f, palette.Light, 0.35f);
        var edge = canvas.Height * 0.74f;
        for (var y = (int)edge; y < canvas.Height; y++)
        {
            var near = (y - edge) / (canvas.Height - edge);
            for (var x = 0; x < canvas.Width; x++)
            {
                var shine = Vector3.Lerp(palette.Near, canvas.At(x, Math.Max(0, (int)(edge - ((y - edge) * 1.6f)))), 0.3f * (1 - near));
                canvas.Blend(x, y, shine, Canvas.Smooth((y - edge) / (canvas.Unit * 0.012f)));
            }
        }
    }
}
