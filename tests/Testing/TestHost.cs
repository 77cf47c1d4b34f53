using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Maru.Testing;

/// <summary>The environment the room is told it runs in.</summary>
internal sealed class TestHost(string name) : IHostEnvironment
{
    public string EnvironmentName { get; set; } = name;

    public string ApplicationName { get; set; } = "maru";

    public string ContentRootPath { get; set; } = Path.GetTempPath();

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
