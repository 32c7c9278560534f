using Oqupie.Portal;
using Oqupie.ServiceDefaults;
using Oqupie.ServiceDefaults.Cluster;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddClusterClient();
builder.AddPortal();

var app = builder.Build();

app.UseServiceDefaults();
app.MapPortal();
app.Run();
