namespace Maru.Composer.Images;

/// <summary>The mood of a prompt; it decides the colours and the objects of the scene.</summary>
internal enum Mood
{
    Dawn,
    Day,
    Sunset,
    Night,
    Rain,
    Snow,
    Forest,
    Sea,
    Spring,
    Autumn,
    Indoor,
}
