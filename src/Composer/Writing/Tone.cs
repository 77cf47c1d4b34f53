namespace Maru.Composer.Writing;

/// <summary>The styles of the six persona templates.</summary>
internal enum Tone
{
    Plain,
    Sentimental,
    Humorous,
    Observer,
    Friend,
    Memo,
}
