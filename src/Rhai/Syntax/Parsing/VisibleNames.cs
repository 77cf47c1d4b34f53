namespace Maru.Rhai.Syntax.Parsing;

/// <summary>The variables visible while a script is parsed, to recognise constants and duplicates.</summary>
internal sealed class VisibleNames
{
    private readonly ScopedNames<bool> _areConstants = new();

    public int Count => _areConstants.Count;

    public void Add(string name, bool isConstant = false) => _areConstants.Add(name, isConstant);

    public void ReturnTo(int count) => _areConstants.ReturnTo(count);

    public bool Contains(string name) => _areConstants.Contains(name);

    public bool IsConstant(string name) => _areConstants.Find(name);
}
