using System.Globalization;
using System.Numerics;

namespace Maru.Composer.Images;

/// <summary>The colours of one scene.</summary>
/// <param name="Top">The sky overhead.</param>
/// <param name="Low">The sky at the horizon.</param>
/// <param name="Light">Sun, moon or lamp, and its glow.</param>
/// <param name="Far">The farthest ridge.</param>
/// <param name="Near">The nearest ridge.</param>
internal readonly record struct Palette(Vector3 Top, Vector3 Low, Vector3 Light, Vector3 Far, Vector3 Near)
{
    /// <summary>The mood's colours, shifted a little so that no two prompts look quite alike.</summary>
    public static Palette Of(Mood mood, Dice dice)
    {
        var (top, low, light, far, near) = mood switch
        {
            Mood.Dawn => ("8FB3D9", "FBDCCB", "FFF3DC", "B9B4CF", "4C5878"),
            Mood.Day => ("6BAEDD", "E3F1F2", "FFFBE8", "A6CBC9", "3F7A6B"),
            Mood.Sunset => ("5B4A83", "FDA565", "FFE3A8", "C8757A", "3A2846"),
            Mood.Night => ("0D1233", "3E4A86", "F4EFD3", "3A4478", "0C1029"),
            Mood.Rain => ("51677F", "A9BAC6", "D7E0E5", "8499AA", "2C3E50"),
            Mood.Snow => ("9FB6CE", "EDF1F6", "FFFFFF", "C6D3E1", "7F97B2"),
            Mood.Forest => ("A9CDB8", "EEF3DA", "FFF8D2", "9DC0A4", "1E4636"),
            Mood.Sea => ("5FA3CF", "F4E6D2", "FFF4D6", "9CC4CF", "1F5E7E"),
            Mood.Spring => ("A8CBE6", "FCE3E6", "FFF6EA", "E6BFCB", "6E8F6A"),
            Mood.Autumn => ("8DAFC0", "F8DFB4", "FFF0C8", "D9A066", "6A3226"),
            Mood.Indoor => ("5A3F37", "D9A679", "FFE2B0", "A8745A", "3A2725"),
        };
        var tint = new Vector3(dice.Between(-0.03f, 0.03f), dice.Between(-0.03f, 0.03f), dice.Between(-0.03f, 0.03f));
        return new(Hex(top) + tint, Hex(low) + tint, Hex(light), Hex(far) + tint, Hex(near) + tint);
    }

    private static Vector3 Hex(string hex)
    {
        var rgb = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new Vector3(rgb >> 16, (rgb >> 8) & 0xFF, rgb & 0xFF) / 255f;
    }
}
