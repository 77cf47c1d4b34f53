namespace Maru.Rhai.Syntax.Parsing;

/// <summary>The variables a script has in sight while it is parsed, to tell constants and doubles.</summary>
internal sealed class VisibleNames
{
    private readonly List<(string Name, bool IsConstant)> _names = [];

    public int Count => _names.Count;

    public void Add(string name, bool isConstant = false) => _names.Add((name, isConstant));

    public void ReturnTo(int count) => _names.RemoveRange(count, _names.Count - count);

    public bool Contains(string name) => _names.Exists(n => n.Name == name);

    public bool IsConstant(string name) => _names.FindLastIndex(n => n.Name == name) is var i && i >= 0 && _names[i].IsConstant;
}
