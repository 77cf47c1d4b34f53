namespace Maru.Host.Tests.Architecture;

/// <summary>One hand-written file: its path from the root of the repository, with slashes, and its text.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public CSharpText CSharp => field ??= new CSharpText(Text);

    /// <summary>The module's folder name when the file belongs to one.</summary>
    public string? Module => Path.Split('/') is ["src", "Modules", var module, _, ..] ? module : null;

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public string At(int offset) => $"{Path}:{Text.AsSpan(0, offset).Count('\n') + 1}";
}
