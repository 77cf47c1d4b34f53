namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>
/// What of a request could not be put to the model as the client put it: named to the client in a header. Names and verbs are this
/// server's own, never a client's text.
/// </summary>
internal sealed class Adjusted
{
    private const int Longest = 512;

    private readonly List<string> _told = [];

    /// <summary>As <c>logit_bias=dropped, tool_image=moved</c>; null when nothing was changed.</summary>
    public string? Told => _told.Count == 0 ? null : Whole();

    /// <param name="name">The field.</param>
    /// <param name="verb">dropped, renamed, mapped, clamped, moved, prompted, emulated or estimated.</param>
    public void Add(string name, string verb)
    {
        var line = $"{name}={verb}";
        if (!_told.Contains(line))
        {
            _told.Add(line);
        }
    }

    private string Whole()
    {
        var told = string.Join(", ", _told);
        return told.Length <= Longest ? told : told[..told.LastIndexOf(',', Longest)];
    }
}
