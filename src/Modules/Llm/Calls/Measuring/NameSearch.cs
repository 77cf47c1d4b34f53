namespace Maru.Modules.Llm.Calls.Measuring;

/// <summary>Finds a quoted name in JSON that passes by in pieces of any size.</summary>
internal struct NameSearch
{
    private int _matched;

    /// <summary>Forgets what has passed.</summary>
    public void Begin() => _matched = 0;

    /// <summary>Whether the name ends in this piece; <paramref name="json"/> is then what follows it.</summary>
    public bool TryFind(ReadOnlySpan<byte> sought, ref ReadOnlySpan<byte> json)
    {
        while (_matched > 0 && !json.IsEmpty)
        {
            // A byte that does not fit is looked at anew: it may begin the name.
            _matched = json[0] == sought[_matched] ? _matched + 1 : 0;
            json = _matched > 0 ? json[1..] : json;
            if (_matched == sought.Length)
            {
                _matched = 0;
                return true;
            }
        }

        if (json.IndexOf(sought) is >= 0 and var at)
        {
            json = json[(at + sought.Length)..];
            return true;
        }

        _matched = json.IsEmpty ? _matched : Begun(json, sought);
        return false;
    }

    // How much of the name the last bytes may be.
    private static int Begun(ReadOnlySpan<byte> json, ReadOnlySpan<byte> sought)
    {
        var tail = json[Math.Max(0, json.Length - sought.Length + 1)..];
        for (var at = tail.IndexOf((byte)'"'); at >= 0 && at < tail.Length; at++)
        {
            if (sought.StartsWith(tail[at..]))
            {
                return tail.Length - at;
            }
        }

        return 0;
    }
}
