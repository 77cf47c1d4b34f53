using System.Numerics;

namespace Maru.Composer.Images;

/// <summary>Paints one calm landscape in the mood of a prompt, from the sky down to the nearest hill.</summary>
public sealed class Scene
{
    private readonly Canvas _canvas;
    private readonly Dice _dice;
    private readonly Mood _mood;
    private readonly Palette _palette;
    private readonly float _horizon;
    private readonly Vector2 _light;

    private Scene(string prompt, int index, Canvas canvas)
    {
        var (width, height) = (canvas.Width, canvas.Height);
        _dice = Dice.From("maru-picture", prompt, index.ToString(System.Globalization.CultureInfo.InvariantCulture));
        _mood = MoodWords.Of(prompt, _dice);
        _palette = Palette.Of(_mood, _dice);
        _canvas = canvas;
        _horizon = height * (_mood == Mood.Sea ? _dice.Between(0.52f, 0.6f) : _dice.Between(0.5f, 0.62f));
        var lift = _mood is Mood.Night or Mood.Day ? _dice.Between(0.42f, 0.68f) : _dice.Between(0.14f, 0.34f);
        _light = new(width * _dice.Between(0.24f, 0.76f), _horizon * (1 - lift));
    }

    /// <summary>The picture as PNG; the same prompt, index and size give the same bytes, regardless of the canvas's old content.</summary>
    /// <param name="prompt">Decides the mood and the random numbers.</param>
    /// <param name="index">Which of the pictures of one prompt.</param>
    /// <param name="canvas">Is overwritten; its size is the picture's size.</param>
    /// <param name="ct">Ends the painting.</param>
    public static ReadOnlyMemory<byte> Paint(string prompt, int index, Canvas canvas, CancellationToken ct)
    {
        new Scene(prompt, index, canvas).PaintAll(ct);
        return PngEncoder.Encode(canvas);
    }

    private void PaintAll(CancellationToken ct)
    {
        var sky = new Sky(_canvas, _palette, _dice, _horizon, _light);
        sky.Gradient();
        if (_mood == Mood.Indoor)
        {
            new Bokeh(_canvas, _palette, _dice).Lamps();
            return;
        }

        if (_mood == Mood.Night)
        {
            sky.Stars();
        }

        sky.Body(_mood is Mood.Rain or Mood.Snow ? 0.25f : 1);
        ct.ThrowIfCancellationRequested();
        sky.Clouds(_mood switch { Mood.Rain => 0.65f, Mood.Night => 0.18f, Mood.Snow => 0.5f, _ => 0.42f });
        ct.ThrowIfCancellationRequested();
        var land = new Land(_canvas, _palette, _dice, _horizon, _light);
        if (_mood == Mood.Sea)
        {
            land.Water();
        }
        else
        {
            land.Ridges(_mood is Mood.Forest or Mood.Autumn or Mood.Snow ? 4 : 5, _mood is Mood.Forest or Mood.Snow);
        }

        ct.ThrowIfCancellationRequested();
        new Weather(_canvas, _palette, _dice).Fall(_mood);
        Vignette();
    }

    private void Vignette()
    {
        for (var y = 0; y < _canvas.Height; y++)
        {
            for (var x = 0; x < _canvas.Width; x++)
            {
                var dx = ((float)x / _canvas.Width) - 0.5f;
                var dy = ((float)y / _canvas.Height) - 0.5f;
                var edge = Math.Max(0, (dx * dx) + (dy * dy) - 0.16f);
                _canvas.Set(x, y, _canvas.At(x, y) * (1 - (0.42f * edge)));
            }
        }
    }
}
