namespace Maru.Modules.Llm.Providers.OpenAi.Translated;

/// <summary>Sees where a JSON object that comes in pieces ends.</summary>
internal sealed class ObjectExtent
{
    private int _depth;
    private bool _inString;
    private bool _escaped;
    private bool _began;

    /// <summary>Whether all that was opened is closed.</summary>
    public bool IsWhole => _began && _depth == 0;

    public void Follow(ReadOnlySpan<char> json)
    {
        foreach (var letter in json)
        {
            if (_escaped)
            {
                _escaped = false;
            }
            else if (_inString)
            {
                _escaped = letter == '\\';
                _inString = letter != '"';
            }
            else if (letter is '{' or '[')
            {
                (_began, _depth) = (true, _depth + 1);
            }
            else if (letter is '}' or ']')
            {
                _depth--;
            }
            else
            {
                _inString = letter == '"';
            }
        }
    }
}
