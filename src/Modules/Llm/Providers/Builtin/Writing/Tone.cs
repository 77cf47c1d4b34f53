namespace Maru.Modules.Llm.Providers.Builtin.Writing;

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
