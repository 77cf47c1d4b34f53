using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

/// <summary>
/// The form of every file of every module, told by its name and what it declares; the first that fits. Nothing becomes a service unseen: it
/// stands in a registration of a file of the module's own folder.
/// </summary>
internal sealed partial class ModuleForms
{
    private const string Keywords = "new|return|is|as|in|not|and|or|case|throw|await|public|internal|private|protected|static|readonly|sealed|"
        + "override|required|virtual|async|out|ref|params|where|else|when|abstract|partial|const|event|this";

    private readonly Dictionary<string, Form> _ofFile = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Module, string Type), Form> _ofType = [];

    public ModuleForms(SourceTree tree)
    {
        Files = [.. tree.Product.Where(f => f.Module is not null)];
        var registered = Files.Where(IsRoot).SelectMany(f => Registration().Matches(f.CSharp.Code)
            .SelectMany(m => Word().Matches(m.Groups["types"].Value).Select(w => (f.Module!, w.Value)))).ToHashSet();
        foreach (var file in Files)
        {
            var form = FormOf(file, registered);
            _ofFile.Add(file.Path, form);
            foreach (var type in TypeDeclaration.In(file))
            {
                _ofType[(file.Module!, type.Name)] = form;
            }
        }
    }

    public IReadOnlyList<SourceFile> Files { get; }

    public Form Of(SourceFile file) => _ofFile[file.Path];

    /// <summary>The module's own types that a file names and does not declare, each with its form and where it is named first.</summary>
    public IEnumerable<(string Type, Form Form, int Offset)> NamedIn(SourceFile file)
    {
        var own = TypeDeclaration.In(file).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        return Named().Matches(file.CSharp.Code)
            .Where(m => !own.Contains(m.Value) && _ofType.ContainsKey((file.Module!, m.Value)))
            .Where(m => !Declared().IsMatch(file.CSharp.Code.AsSpan(0, m.Index)))
            .DistinctBy(m => m.Value)
            .Select(m => (m.Value, _ofType[(file.Module!, m.Value)], m.Index));
    }

    private static bool IsRoot(SourceFile file) => file.Folder == $"src/Modules/{file.Module}";

    private static Form FormOf(SourceFile file, HashSet<(string Module, string Type)> registered) => file.Name switch
    {
        _ when IsRoot(file) => Form.Root,
        _ when TypeDeclaration.In(file).Any(t => t.Kind == "interface" && t.Name == file.Name) => Form.Port,
        var name when name.EndsWith("Settings", StringComparison.Ordinal) => Form.Settings,
        var name when Store().IsMatch(name) => Form.Store,
        var name when Endpoint().IsMatch(name) => Form.Endpoint,
        var name when Handler().IsMatch(name) => Form.Handler,
        var name when name.EndsWith("Job", StringComparison.Ordinal) => Form.Job,
        var name when name.EndsWith("Worker", StringComparison.Ordinal) || Hosted().IsMatch(file.CSharp.Code) => Form.Worker,
        var name when registered.Contains((file.Module!, name)) => Form.Service,
        _ => Form.Value,
    };

    [GeneratedRegex(@"^Sql[A-Z]|(?:Row|Store|Where)$")]
    private static partial Regex Store();

    [GeneratedRegex("(?:Endpoints|Wire|Query|Result)$")]
    private static partial Regex Endpoint();

    [GeneratedRegex("^When[A-Z]")]
    private static partial Regex Handler();

    [GeneratedRegex(@"\b(?:BackgroundService|IHostedService)\b")]
    private static partial Regex Hosted();

    [GeneratedRegex(@"\.(?:Try)?Add\w*<(?<types>[^()]*?)>\s*\(|\.(?:Try)?Add\w+\(\w+ => new (?<types>\w+)")]
    private static partial Regex Registration();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    // What follows a type is the name of a member or a parameter.
    [GeneratedRegex(@"(?<![\w.])(?!(?:" + Keywords + @")\b)[\w.]+[>?\]]* $", RegexOptions.RightToLeft)]
    private static partial Regex Declared();

    // A type where it is used as one: a member of another value, a member that is set, and a namespace are none.
    [GeneratedRegex(@"(?<![.\w])(?<!^using [^;\n]*)(?<!^namespace [^;\n]*)[A-Z]\w*\b(?!\s*=[^=>])", RegexOptions.Multiline)]
    private static partial Regex Named();
}
