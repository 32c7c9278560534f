using Oqupie.ServiceDefaults;
using Oqupie.ServiceDefaults.Cluster;
using Oqupie.WebHost;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();

builder.AddServiceDefaults();
builder.AddClusterClient();
builder.AddWebHost();

var app = builder.Build();

app.UseServiceDefaults();
app.MapWebHost();

app.Run();
