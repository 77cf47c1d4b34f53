namespace Maru.Rhai.Library;

/// <summary>
/// Adds functions in a short notation: one letter a parameter (b i f c s A M B r R F t u 0, * for any). Names separated by a space are the
/// same function; a name that begins with a dot can also be read as a property.
/// </summary>
internal sealed class LibraryWriter(FunctionTable table, bool isQuick = false)
{
    public FunctionTable Table => table;

    /// <summary>For functions whose time does not depend on the size of their arguments.</summary>
    public LibraryWriter Quick => new(table, isQuick: true);

    public void Pure(string names, string parameters, NativeBody body) => Add(names, parameters, body, isPure: true);

    public void Mutates(string names, string parameters, NativeBody body) => Add(names, parameters, body, isPure: false);

    private void Add(string names, string parameters, NativeBody body, bool isPure)
    {
        var types = NativeParameter.Parse(parameters);
        foreach (var name in names.Split(' '))
        {
            if (name[0] == '.')
            {
                table.Add(new NativeFunction("get$" + name[1..], types, body, isPure, isQuick));
            }

            table.Add(new NativeFunction(name.TrimStart('.'), types, body, isPure, isQuick));
        }
    }
}
