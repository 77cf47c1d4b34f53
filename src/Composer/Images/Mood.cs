namespace Maru.Composer.Images;

/// <summary>What a prompt feels like; decides colours and what stands in the scene.</summary>
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
