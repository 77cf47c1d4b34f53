using Maru.Platform.Http;
using Maru.Platform.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;

namespace Maru.Platform.Tests.Http;

/// <summary>The contract's document of made-up endpoints.</summary>
internal static class Documents
{
    public static async Task<OpenApiDocument> OfAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(o => MaruJson.Configure(o.SerializerOptions));
        builder.Services.AddOpenApiDocument();
        await using var app = builder.Build();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1")
            .GetOpenApiDocumentAsync(TestContext.Current.CancellationToken);
    }
}
